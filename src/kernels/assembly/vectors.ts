// Numbers of vectors as types: a kernel that takes one of them as `T` is compiled for so many vectors, which it keeps in
// registers; `offsetof<T>()` is their bytes.

@unmanaged export class One { a: v128; }
@unmanaged export class Two extends One { b: v128; }
@unmanaged export class Three extends Two { c: v128; }
@unmanaged export class Four extends Three { d: v128; }
@unmanaged export class Five extends Four { e: v128; }
@unmanaged export class Six extends Five { f: v128; }
@unmanaged export class Seven extends Six { g: v128; }
@unmanaged export class Eight extends Seven { h: v128; }
@unmanaged export class Nine extends Eight { i: v128; }
@unmanaged export class Ten extends Nine { j: v128; }
@unmanaged export class Eleven extends Ten { k: v128; }
@unmanaged export class Twelve extends Eleven { l: v128; }
