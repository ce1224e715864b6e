// @ts-self-types="./imagescript.d.ts"
// JavaScript, since TypeScript does not know source phase imports yet. They give the package's WebAssembly
// modules with no permission at all; its own loaders read the environment and files.
import source gif from "imagescript/wasm/any/gif.wasm";
import source jpeg from "imagescript/wasm/any/jpeg.wasm";

export { gif, jpeg };
