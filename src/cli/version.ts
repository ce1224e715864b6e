import config from "../../deno.json" with { type: "json" };

/** Version of the package, which stands in its manifest alone. */
export const VERSION: string = config.version;
