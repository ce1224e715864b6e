/** Types of WebAssembly values that our kernels use. */
export type ValueType = "i32" | "f32" | "f64" | "v128";

/** Bytes of an instruction sequence, nested as it was put together. */
export type Code = readonly (number | Code)[];

/** An expression: instructions that leave one value on WebAssembly's stack. */
export interface Value {
  /** Type of the value. */
  readonly type: ValueType;
  /** Instructions. */
  readonly code: Code;
}

/** A local variable or parameter; as a value it reads itself. */
export interface Local extends Value {
  /** Number within its function. */
  readonly index: number;
}

/** An i32 expression, or a constant. */
export type Int = Value | number;

/** A f32x4 expression: WebAssembly itself does not tell vectors apart. */
export type Vector = Value;
