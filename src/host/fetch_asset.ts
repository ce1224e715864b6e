/**
 * Returns the bytes of a file that belongs to the package, named by `new URL("...", import.meta.url)`.
 *
 * By `fetch`, as the package may have been imported from a disk or from a web address.
 */
export async function fetchAsset(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    const right = url.protocol === "file:" ? "read" : "net";
    throw new Error(
      `Cannot load ${url.href} as it is missing or not permitted: install the package again, or run Deno ` +
        `with --allow-${right}`,
      { cause },
    );
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(
      `Cannot load ${url.href} as the server answered ${response.status}: check the address of the package`,
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
