/** Values by tag; a value above 65535 makes its tag a long, all others are shorts. */
export type MadeTags = Readonly<Record<number, readonly number[]>>;

/** What goes into a TIFF block made by hand. */
export interface MadeTiff {
  readonly tags: MadeTags;
  /** Strips or tiles; their offsets and byte counts are written by the maker. */
  readonly strips?: readonly Uint8Array[];
  readonly bigEndian?: boolean;
}

/** Makes a TIFF file, or an EXIF block where there are no strips. */
export function makeTiff(
  { tags, strips = [], bigEndian = false }: MadeTiff,
): Uint8Array<ArrayBuffer> {
  const stripBytes = strips.reduce((sum, strip) => sum + strip.length, 0);
  const tiled = 322 in tags;
  let at = 8;
  const offsets = strips.map((strip) => (at += strip.length) - strip.length);
  const own = strips.length === 0 ? {} : {
    [tiled ? 324 : 273]: offsets,
    [tiled ? 325 : 279]: strips.map((strip) => strip.length),
  };
  const entries = Object.entries({ ...tags, ...own }).map(([tag, values]) => ({
    tag: Number(tag),
    values,
    long: values.some((value) => value > 65535),
  }));
  const directory = 8 + stripBytes + (stripBytes & 1);
  let extra = directory + 2 + 12 * entries.length + 4;
  const bytes = new Uint8Array(
    extra + entries.reduce((sum, entry) => sum + entry.values.length * 4, 0),
  );
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(bigEndian ? "MM" : "II"));
  view.setUint16(2, 42, !bigEndian);
  view.setUint32(4, directory, !bigEndian);
  strips.forEach((strip, index) => bytes.set(strip, offsets[index]));
  view.setUint16(directory, entries.length, !bigEndian);
  entries.forEach(({ tag, values, long }, index) => {
    const entry = directory + 2 + 12 * index;
    const size = long ? 4 : 2;
    view.setUint16(entry, tag, !bigEndian);
    view.setUint16(entry + 2, long ? 4 : 3, !bigEndian);
    view.setUint32(entry + 4, values.length, !bigEndian);
    let place = entry + 8;
    if (values.length * size > 4) {
      view.setUint32(place, extra, !bigEndian);
      place = extra;
      extra += values.length * size;
    }
    values.forEach((value, k) => {
      if (long) view.setUint32(place + 4 * k, value, !bigEndian);
      else view.setUint16(place + 2 * k, value, !bigEndian);
    });
  });
  return bytes;
}
