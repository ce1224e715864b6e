/**
 * Returns TypeScript with comments, texts and regular expressions blanked out, line by line, so that a search for a
 * word finds code only. What stands in `${}` of a template is code and stays.
 */
export function codeText(source: string): string {
  let code = "";
  let at = 0;
  /** One entry for each open template: how many braces are open inside its `${}`. */
  const templates: number[] = [];
  function blank(end: number): void {
    code += source.slice(at, end).replace(/[^\n]/g, " ");
    at = end;
  }
  while (at < source.length) {
    const char = source.charAt(at);
    const pair = source.slice(at, at + 2);
    if (pair === "//") blank(indexOr(source, "\n", at));
    else if (pair === "/*") blank(indexOr(source, "*/", at) + 2);
    else if (char === '"' || char === "'") blank(endOf(source, at, char));
    else if (char === "/" && startsPattern(code)) blank(endOfPattern(source, at));
    else if (char === "`" || (char === "}" && templates.at(-1) === 0)) {
      if (char === "}") templates.pop();
      const end = endOfTemplatePart(source, at + 1);
      if (source.startsWith("${", end - 2)) templates.push(0);
      blank(end);
    } else {
      const open = templates.length - 1;
      if (open >= 0 && char === "{") templates[open]! += 1;
      if (open >= 0 && char === "}") templates[open]! -= 1;
      code += char;
      at += 1;
    }
  }
  return code;
}

function indexOr(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from);
  return found < 0 ? source.length : found;
}

function endOf(source: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < source.length && source[at] !== quote) at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** A slash divides after a value and starts a pattern anywhere else. */
function startsPattern(before: string): boolean {
  const text = before.trimEnd();
  return !/[\w$)\]}"'`]$/.test(text) || /\b(?:return|case|typeof|in|of)$/.test(text);
}

function endOfPattern(source: string, start: number): number {
  let inClass = false;
  let at = start + 1;
  while (at < source.length && (inClass || source[at] !== "/")) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === "[") inClass = true;
    else if (source[at] === "]") inClass = false;
    at += 1;
  }
  return at + 1;
}

function endOfTemplatePart(source: string, start: number): number {
  let at = start;
  while (at < source.length) {
    if (source[at] === "`") return at + 1;
    if (source.startsWith("${", at)) return at + 2;
    at += source[at] === "\\" ? 2 : 1;
  }
  return at;
}
