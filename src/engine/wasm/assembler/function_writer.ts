import { equal, int, less, plus } from "./expressions.ts";
import { unsigned } from "./leb128.ts";
import type { Code, Int, Local, Value, ValueType, Vector } from "./value.ts";

const TYPE_BYTES: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};

/** What a loop counts. */
export interface Count {
  /** First value. @default 0 */
  readonly from?: Int;
  /** The loop ends before this value. */
  readonly to: Int;
  /** Added after each round. @default 1 */
  readonly step?: Int;
}

/** Writes the body of one WebAssembly function, statement by statement. It returns nothing. */
export class FunctionWriter {
  /** Number of the function in its module. */
  readonly index: number;
  readonly #parameters: ValueType[] = [];
  readonly #locals: ValueType[] = [];
  #body: Code[] = [];

  constructor(index: number) {
    this.index = index;
  }

  /** Adds a parameter; all parameters come before the first local. */
  parameter(type: ValueType = "i32"): Local {
    this.#parameters.push(type);
    return local(this.#parameters.length - 1, type);
  }

  /** Adds a local variable with its first value. */
  local(value: Value): Local {
    const variable = this.variable(value.type);
    this.set(variable, value);
    return variable;
  }

  /** Adds a local variable that is set later. */
  variable(type: ValueType): Local {
    this.#locals.push(type);
    return local(this.#parameters.length + this.#locals.length - 1, type);
  }

  /** variable = value */
  set(variable: Local, value: Int): void {
    const { code } = typeof value === "number" ? int(value) : value;
    this.#body.push([code, 0x21, unsigned(variable.index)]);
  }

  /** variable += amount */
  advance(variable: Local, amount: Int): void {
    this.set(variable, plus(variable, amount));
  }

  /** Stores four f32. */
  storeVector(address: Value, value: Vector, offset = 0): void {
    this.#body.push([address.code, value.code, 0xfd, 0x0b, 2, unsigned(offset)]);
  }

  /** Stores one f32 lane of a vector. */
  storeLane(address: Value, value: Vector, at: { lane: number; offset?: number }): void {
    const offset = unsigned(at.offset ?? 0);
    this.#body.push([address.code, value.code, 0xfd, 0x5a, 2, offset, at.lane]);
  }

  /** Stores a f64. */
  storeDouble(address: Value, value: Value): void {
    this.#body.push([address.code, value.code, 0x39, 3, 0]);
  }

  /** Runs `then` where the condition holds, and `otherwise` where not. */
  when(condition: Value, then: () => void, otherwise?: () => void): void {
    const chosen = this.#collect(then);
    const rest = otherwise ? [0x05, this.#collect(otherwise)] : [];
    this.#body.push([condition.code, 0x04, 0x40, chosen, rest, 0x0b]);
  }

  /** Runs `body` again and again while the condition holds. */
  during(condition: Value, body: () => void): void {
    const code = this.#collect(body);
    this.#body.push([
      ...[condition.code, 0x04, 0x40, 0x03, 0x40],
      ...[code, condition.code, 0x0d, 0, 0x0b, 0x0b],
    ]);
  }

  /** Counts; the counter can be read in the body. */
  count({ from = 0, to, step = 1 }: Count, body: (counter: Local) => void): void {
    const counter = this.variable("i32");
    this.set(counter, from);
    this.during(less(counter, to), () => {
      body(counter);
      this.advance(counter, step);
    });
  }

  /** Sets bytes to zero. */
  clear(address: Value, bytes: Int): void {
    const count = typeof bytes === "number" ? int(bytes) : bytes;
    this.#body.push([address.code, 0x41, 0, count.code, 0xfc, 11, 0]);
  }

  /** Calls another function of the module. */
  call(callee: FunctionWriter, ...values: Int[]): void {
    const codes = values.map((value) => typeof value === "number" ? int(value).code : value.code);
    this.#body.push([codes, 0x10, unsigned(callee.index)]);
  }

  /** Whether an i32 is zero, as a condition. */
  isZero(value: Value): Value {
    return equal(value, 0);
  }

  /** Bytes of the function's type. */
  typeBytes(): Code {
    return [0x60, this.#parameters.length, this.#parameters.map((type) => TYPE_BYTES[type]), 0];
  }

  /** Bytes of the function's body, without their length. */
  bodyBytes(): Code {
    const locals = this.#locals.map((type) => [1, TYPE_BYTES[type]]);
    return [unsigned(locals.length), locals, this.#body, 0x0b];
  }

  #collect(write: () => void): Code {
    const outer = this.#body;
    const inner: Code[] = [];
    this.#body = inner;
    write();
    this.#body = outer;
    return inner;
  }
}

function local(index: number, type: ValueType): Local {
  return { index, type, code: [0x20, unsigned(index)] };
}
