import assert from "node:assert/strict";
import { parseIccProfile } from "../../src/image/icc_profile.ts";
import {
  makeGrayProfile,
  makeProfile,
  makeRgbProfile,
  P3_COLUMNS,
  SRGB_CURVE,
  tableCurve,
} from "../support/made_icc.ts";

Deno.test("`parseIccProfile()` reads the matrix of Display P3", () => {
  const profile = parseIccProfile(makeRgbProfile(P3_COLUMNS, SRGB_CURVE));
  assert.ok(profile?.kind === "rgb");
  profile.columns.flat().forEach((value, at) => {
    assert.ok(Math.abs(value - (P3_COLUMNS.flat()[at] ?? 0)) <= 0.5 / 65536);
  });
  assert.equal(profile.curves[2](1), 1);
});

Deno.test("`parseIccProfile()` reads a gray profile", () => {
  const profile = parseIccProfile(makeGrayProfile(tableCurve([])));
  assert.ok(profile?.kind === "gray");
  assert.equal(profile.curve(0.25), 0.25);
});

Deno.test("`parseIccProfile()` gives undefined for other kinds of profile", () => {
  assert.equal(parseIccProfile(makeProfile("CMYK", [["A2B0", new Uint8Array(8)]])), undefined);
  assert.equal(parseIccProfile(makeProfile("RGB ", [["A2B0", new Uint8Array(8)]])), undefined);
  assert.equal(parseIccProfile(new Uint8Array(200)), undefined);
});
