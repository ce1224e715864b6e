/** Decoder of GIF frames. */
export declare const gif: WebAssembly.Module;
/** Decoder of JPEG files. */
export declare const jpeg: WebAssembly.Module;
