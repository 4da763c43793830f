/** One wrong place in a pack: a file of it, a JSON path ("roles.nik") or a line with its element, and what is wrong there. */
export type Fault = { readonly file: string; readonly place: string; readonly reason: string };
