import { networkTensors } from "../../src/weights/assemble_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { tinyNetwork } from "./golden_inputs.ts";
import { CHECKOUT } from "./module_graph.ts";

/** A web server that hands out the package. */
export interface PackageServer extends AsyncDisposable {
  /** Address of the package's root; ends in a slash. */
  readonly address: string;
  /** Host and port, as permissions name them. */
  readonly host: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  ts: "application/typescript",
  js: "text/javascript",
  json: "application/json",
};

/** Serves the checkout on loopback, with the tiny network in the place of the bundled one. */
export function servePackage(): PackageServer {
  const asked: string[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen(): void {} },
    async (request): Promise<Response> => {
      const path = new URL(request.url).pathname.slice(1);
      asked.push(path);
      if (path === "weights/vgg19-lite.safetensors") {
        return new Response(writeSafetensors(networkTensors(tinyNetwork())));
      }
      try {
        const body = await Deno.readFile(new URL(path, CHECKOUT));
        const type = TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
        return new Response(body, { headers: { "content-type": type } });
      } catch {
        return new Response(null, { status: 404 });
      }
    },
  );
  const host = `127.0.0.1:${server.addr.port}`;
  return {
    address: `http://${host}/`,
    host,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
