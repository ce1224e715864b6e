import { OPTIONS } from "../stylize/options_table.ts";
import type { RunRecord } from "../stylize/record.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";

/** Returns the options of a record with those that a person gave on top. */
export function repeatOptions(record: RunRecord, given: StylizeOptions): StylizeOptions {
  const kept = new Map(Object.entries(record.options));
  // A record may come from anyone: it never says what is read from this disk or fetched from the web.
  for (const { name, local } of OPTIONS) if (local) kept.delete(name);
  // The name of the new file says its format.
  kept.delete("format");
  // Strength and explicit weights exclude each other, so the newer one drives the older one out.
  if (given.strength !== undefined) {
    kept.delete("contentWeight");
    kept.delete("styleWeight");
  }
  if (given.contentWeight !== undefined || given.styleWeight !== undefined) kept.delete("strength");
  // What `auto` found then may not be what it finds today.
  kept.set("network", record.network.name);
  return { ...Object.fromEntries(kept), ...given };
}
