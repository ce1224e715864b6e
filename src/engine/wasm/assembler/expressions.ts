import { signed, unsigned } from "./leb128.ts";
import type { Code, Int, Value, ValueType, Vector } from "./value.ts";

/** Prefix byte of all vector instructions. */
const SIMD = 0xfd;

/** Returns an i32 constant. */
export function int(value: number): Value {
  return { type: "i32", code: [0x41, signed(value)] };
}

/** Returns a vector of four equal constants. */
export function splatConstant(value: number): Vector {
  const bytes = [...new Uint8Array(Float32Array.of(value, value, value, value).buffer)];
  return { type: "v128", code: [SIMD, 0x0c, bytes] };
}

function valueOf(value: Int): Value {
  return typeof value === "number" ? int(value) : value;
}

function binary(type: ValueType, opcode: Code, operands: readonly [Int, Int]): Value {
  return { type, code: [valueOf(operands[0]).code, valueOf(operands[1]).code, opcode] };
}

/** a + b */
export function plus(a: Int, b: Int): Value {
  return binary("i32", [0x6a], [a, b]);
}

/** a - b */
export function minus(a: Int, b: Int): Value {
  return binary("i32", [0x6b], [a, b]);
}

/** a * b, modulo 2^32: addresses beyond 2 GiB come out right. */
export function times(a: Int, b: Int): Value {
  return binary("i32", [0x6c], [a, b]);
}

/** a / b, both unsigned. */
export function over(a: Int, b: Int): Value {
  return binary("i32", [0x6e], [a, b]);
}

/** Remainder of a / b, both unsigned. */
export function remainder(a: Int, b: Int): Value {
  return binary("i32", [0x70], [a, b]);
}

/** a and b, bit by bit; of two conditions, whether both hold. */
export function both(a: Int, b: Int): Value {
  return binary("i32", [0x71], [a, b]);
}

/** Whether a < b, both signed. */
export function less(a: Int, b: Int): Value {
  return binary("i32", [0x48], [a, b]);
}

/** Whether a < b, both unsigned: for addresses, and for `0 <= a` and `a < b` in one. */
export function below(a: Int, b: Int): Value {
  return binary("i32", [0x49], [a, b]);
}

/** Whether a = b. */
export function equal(a: Int, b: Int): Value {
  return binary("i32", [0x46], [a, b]);
}

function load(type: ValueType, opcode: Code, at: { address: Value; offset: number }): Value {
  // Alignment 2^2: what every f32 has; a hint that changes no result.
  return { type, code: [at.address.code, opcode, 2, unsigned(at.offset)] };
}

/** Four f32 from an address. */
export function loadVector(address: Value, offset = 0): Vector {
  return load("v128", [SIMD, 0x00], { address, offset });
}

/** One f32 from an address, four times. */
export function loadSplat(address: Value, offset = 0): Vector {
  return load("v128", [SIMD, 0x09], { address, offset });
}

/** Returns a vector of four equal f32. */
export function splat(value: Value): Vector {
  return { type: "v128", code: [value.code, SIMD, 0x13] };
}

function vector(opcode: number, ...operands: Vector[]): Vector {
  return { type: "v128", code: [operands.map(({ code }) => code), SIMD, unsigned(opcode)] };
}

/** a + b, lane by lane. */
export function addition(a: Vector, b: Vector): Vector {
  return vector(0xe4, a, b);
}

/** a - b, lane by lane. */
export function difference(a: Vector, b: Vector): Vector {
  return vector(0xe5, a, b);
}

/** a * b, lane by lane. */
export function product(a: Vector, b: Vector): Vector {
  return vector(0xe6, a, b);
}

/** All bits of a lane where a > b, else none. */
export function greater(a: Vector, b: Vector): Vector {
  return vector(0x44, a, b);
}

/** All bits of a lane where a = b, else none. */
export function same(a: Vector, b: Vector): Vector {
  return vector(0x41, a, b);
}

/** a and b, bit by bit. */
export function masked(a: Vector, b: Vector): Vector {
  return vector(0x4e, a, b);
}

/** a without the bits of b. */
export function without(a: Vector, b: Vector): Vector {
  return vector(0x4f, a, b);
}

/** a or b, bit by bit. */
export function union(a: Vector, b: Vector): Vector {
  return vector(0x50, a, b);
}

/** a where it is not below b, else b; one x86 instruction, where IEEE's maximum takes five. */
export function atLeast(a: Vector, b: Vector): Vector {
  return vector(0xeb, a, b);
}

/** Lanes 0 and 1 as f64. */
export function promoteLow(a: Vector): Vector {
  return vector(0x5f, a);
}

/** Lanes 2, 3, 2, 3. */
export function highHalf(a: Vector): Vector {
  const lanes = [8, 9, 10, 11, 12, 13, 14, 15];
  return { type: "v128", code: [a.code, a.code, SIMD, 0x0d, lanes, lanes] };
}

/** a + b of two f64 lanes each. */
export function addDoubles(a: Vector, b: Vector): Vector {
  return vector(0xf0, a, b);
}

/** a * b of two f64 lanes each. */
export function multiplyDoubles(a: Vector, b: Vector): Vector {
  return vector(0xf2, a, b);
}

/** Lane 0 plus lane 1, as f64. */
export function sumOfDoubles(a: Vector): Value {
  return { type: "f64", code: [a.code, SIMD, 0x21, 0, a.code, SIMD, 0x21, 1, 0xa0] };
}

/** How a kernel multiplies and adds. */
export type MultiplyAdd = (a: Vector, b: Vector, c: Vector) => Vector;

/** a * b + c in one instruction with one rounding, where relaxed SIMD exists. */
export function fusedMultiplyAdd(a: Vector, b: Vector, c: Vector): Vector {
  return vector(0x105, a, b, c);
}

/** a * b + c in two instructions. */
export function plainMultiplyAdd(a: Vector, b: Vector, c: Vector): Vector {
  return addition(product(a, b), c);
}
