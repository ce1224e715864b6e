/**
 * Registers tfjs' own gradients, which only the union package brings along. The product's path does without them and
 * without the union's 240 MB, so it is named here, locked in `tests/deno.lock`, and nowhere else.
 */
// deno-lint-ignore no-import-prefix -- an entry of the import map would be installed before every task
import "npm:@tensorflow/tfjs@4.22.0";
