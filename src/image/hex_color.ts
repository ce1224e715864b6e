/** Parses a CSS hex color, `#rgb` or `#rrggbb`, into three bytes. */
export function parseHexColor(text: string): readonly [number, number, number] {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const digits = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1);
  const [red, green, blue] = digits?.map((pair) => parseInt(pair, 16)) ?? [];
  if (red === undefined || green === undefined || blue === undefined) {
    throw new SyntaxError(`Cannot use color "${text}": write it as #rrggbb`);
  }
  return [red, green, blue];
}
