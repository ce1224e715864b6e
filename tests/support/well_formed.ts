import assert from "node:assert/strict";

/** Asserts that a text is well-formed XML as our writers write it: nested elements, quoted attributes, no bare `&`. */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const markup = /<(\/?)([a-z][\w:-]*)((?:\s+[\w:-]+="[^"<&]*")*)\s*(\/?)>|([^<]+)|(<)/gi;
  for (const [, closing, name, , empty, text, stray] of xml.matchAll(markup)) {
    assert.equal(stray, undefined, `a < outside of a tag, inside ${open.at(-1)}`);
    if (text !== undefined) assert.doesNotMatch(text, /&(?!\w+;|#\d+;)/);
    else if (closing) assert.equal(open.pop(), name);
    else if (!empty) open.push(name!);
  }
  assert.deepEqual(open, []);
}
