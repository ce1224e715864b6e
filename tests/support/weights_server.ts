/** A download server on loopback that misbehaves on demand; every test of a download talks to a real socket. */
export interface WeightsServer extends AsyncDisposable {
  /** Address of the file under a behavior, such as `url("cut")`. */
  url(behavior: Behavior): string;
  /** One entry for each request: behavior, `Range` and `If-Range`. */
  readonly requests: readonly SeenRequest[];
  /** Serves other bytes from now on. */
  replace(bytes: Uint8Array<ArrayBuffer>): void;
}

/** What the server does with a request. */
export type Behavior =
  | "ok" // ranges, a strong ETag
  | "no-range" // ignores Range, sends everything
  | "no-validator" // ranges without ETag or date
  | "weak" // a weak ETag and a date
  | "cut" // closes the connection after CUT_BYTES more bytes
  | "cut-no-range" // the same, but always from byte 0
  | "wrong" // right length, other bytes
  | "long" // no length, too many bytes
  | "long-header" // a Content-Length that is too large
  | "missing" // 404
  | "busy" // 503 with Retry-After: 0, twice, then ok
  | "always-busy" // 503 for ever
  | "redirect" // 302 to ok
  | "stall" // sends CUT_BYTES and then nothing, without closing
  | "silent" // never answers
  | "page" // 200 with the page of a hotel's login
  | "shifted"; // 206 with another start than asked

/** A request as the server saw it. */
export interface SeenRequest {
  readonly behavior: string;
  readonly range: string | null;
  readonly ifRange: string | null;
}

/** Bytes that `cut` and `stall` send before they fail. */
export const CUT_BYTES = 40_000;

/** Starts the server on a free port. */
export function startWeightsServer(first: Uint8Array<ArrayBuffer>): WeightsServer {
  const requests: SeenRequest[] = [];
  const hanging = new Set<() => void>();
  let bytes = first;
  let version = 1;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const behavior = new URL(request.url).pathname.split("/")[1] as Behavior;
    const seen = requests.filter((one) => one.behavior === behavior).length;
    const range = request.headers.get("range");
    const ifRange = request.headers.get("if-range");
    requests.push({ behavior, range, ifRange });
    return answer({ behavior, seen, range, ifRange, bytes, etag: `"v${version}"`, hanging });
  });
  const { port } = server.addr;
  return {
    requests,
    url: (behavior) => `http://127.0.0.1:${port}/${behavior}/network.bin`,
    replace(next): void {
      bytes = next;
      version++;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      for (const release of hanging) release();
      await server.shutdown();
    },
  };
}

interface Asked extends SeenRequest {
  readonly behavior: Behavior;
  readonly seen: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly hanging: Set<() => void>;
}

function answer(asked: Asked): Response | Promise<Response> {
  const { behavior, bytes } = asked;
  switch (behavior) {
    case "missing":
      return new Response("not here", { status: 404 });
    case "busy":
      if (asked.seen < 2) return new Response("", { status: 503, headers: { "retry-after": "0" } });
      return ranged(asked, bytes);
    case "always-busy":
      return new Response("", { status: 503 });
    case "redirect":
      return new Response(null, { status: 302, headers: { location: "/ok/network.bin" } });
    case "wrong":
      return ranged(asked, bytes.map((byte) => byte ^ 1));
    case "long":
      return new Response(streamOf([bytes, bytes], "close", asked.hanging));
    case "long-header":
      return new Response(new Uint8Array([...bytes, 1]));
    case "page":
      return new Response("<html>Welcome to the hotel</html>");
    case "silent":
      return new Promise((resolve) => asked.hanging.add(() => resolve(new Response(""))));
    default:
      return ranged(asked, bytes);
  }
}

function ranged(asked: Asked, bytes: Uint8Array<ArrayBuffer>): Response {
  const { behavior, etag } = asked;
  const date = "Wed, 21 Oct 2015 07:28:00 GMT";
  const headers = new Headers();
  if (behavior === "weak") {
    headers.set("etag", `W/${etag}`);
    headers.set("last-modified", date);
  } else if (behavior !== "no-validator") headers.set("etag", etag);
  const ignores = behavior === "no-range" || behavior === "cut-no-range";
  const fresh = asked.ifRange === null || [etag, date].includes(asked.ifRange);
  const match = ignores || !fresh ? null : /^bytes=(\d+)-$/.exec(asked.range ?? "");
  const start = match ? Number(match[1]) : 0;
  if (start >= bytes.length) return new Response(null, { status: 416 });
  if (match) {
    const stated = behavior === "shifted" ? start + 1 : start;
    headers.set("content-range", `bytes ${stated}-${bytes.length - 1}/${bytes.length}`);
  }
  headers.set("content-length", String(bytes.length - start));
  return new Response(bodyOf(asked, bytes.subarray(start)), { status: match ? 206 : 200, headers });
}

function bodyOf(asked: Asked, rest: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const { behavior, hanging } = asked;
  const short = rest.subarray(0, CUT_BYTES);
  if (behavior === "stall") return streamOf([short], "hang", hanging);
  const cuts = behavior === "cut" || behavior === "cut-no-range";
  if (cuts && short.length < rest.length) return streamOf([short], "fail", hanging);
  return streamOf([rest], "close", hanging);
}

function streamOf(
  chunks: Uint8Array<ArrayBuffer>[],
  end: "close" | "fail" | "hang",
  hanging: Set<() => void>,
): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    async pull(controller): Promise<void> {
      const chunk = left.shift();
      if (chunk) return controller.enqueue(chunk);
      // A pause lets the bytes reach the client before the connection breaks.
      if (end === "fail") await new Promise((resolve) => setTimeout(resolve, 30));
      if (end === "hang") await new Promise<void>((resolve) => hanging.add(resolve));
      // Closing before the promised length is reached breaks the connection.
      controller.close();
    },
  });
}
