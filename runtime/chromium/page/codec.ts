/**
 * Structured clone as text: what V8's serializer carries between Electron's processes, carried over the DevTools pipe.
 * The source of this function also runs inside pages, so it must not use anything from outside itself.
 */
export function createCodec(
  toBase64: (bytes: Uint8Array) => string,
  fromBase64: (text: string) => Uint8Array<ArrayBuffer>,
): { encode: (value: unknown) => string; decode: (text: string) => unknown } {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  const views = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
    DataView,
  };
  const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const isView = (name: string): name is keyof typeof views => Object.hasOwn(views, name);
  const isError = (name: string): name is keyof typeof errors => Object.hasOwn(errors, name);
  const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

  /** One flat table of nodes; a node names others by index, so cycles and shared parts survive. */
  function encode(input: unknown): string {
    let value: unknown;
    try {
      value = structuredClone(input);
    } catch {
      return refuse();
    }
    const nodes: unknown[] = [];
    const seen = new Map<object, number>();

    const primitive = (part: unknown): unknown => {
      if (part === undefined) return ['u'];
      if (typeof part === 'bigint') return ['b', String(part)];
      if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) {
        return ['n', Object.is(part, -0) ? '-0' : String(part)];
      }
      return part;
    };

    const object = (part: object): unknown => {
      if (Array.isArray(part)) {
        const sparse = Array.from({ length: part.length }, (_, index) => (index in part ? add(part[index]) : -1));
        return ['a', ...sparse];
      }
      if (part instanceof Map) return ['m', ...[...part].flatMap(([key, item]) => [add(key), add(item)])];
      if (part instanceof Set) return ['s', ...[...part].map(add)];
      if (part instanceof Date) return ['d', Number.isNaN(part.getTime()) ? null : part.getTime()];
      if (part instanceof RegExp) return ['r', part.source, part.flags];
      if (part instanceof Error) {
        return ['e', part.name, part.message, part.stack ?? '', 'cause' in part ? add(part.cause) : -1];
      }
      if (part instanceof ArrayBuffer) return ['t', 'ArrayBuffer', toBase64(new Uint8Array(part))];
      if (ArrayBuffer.isView(part)) {
        return ['t', kindOf(part), toBase64(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))];
      }
      const kind = kindOf(part);
      if (kind === 'Number' || kind === 'String' || kind === 'Boolean' || kind === 'BigInt') {
        return ['p', add(part.valueOf())];
      }
      if (kind !== 'Object') return refuse();
      return ['o', ...Object.entries(part).flatMap(([key, item]) => [key, add(item)])];
    };

    function add(part: unknown): number {
      if (typeof part !== 'object' || part === null) return nodes.push(primitive(part)) - 1;
      const known = seen.get(part);
      if (known !== undefined) return known;
      const index = nodes.push(null) - 1;
      seen.set(part, index);
      nodes[index] = object(part);
      return index;
    }

    add(value);
    return JSON.stringify(nodes);
  }

  /** The reverse of `encode`; the text must come from `encode`. */
  function decode(text: string): unknown {
    const nodes = JSON.parse(text) as unknown[];
    const made = new Map<number, unknown>();
    const keep = <T>(index: number, value: T): T => {
      made.set(index, value);
      return value;
    };

    function view(kind: string, text64: string): unknown {
      const bytes = fromBase64(text64);
      if (kind === 'ArrayBuffer') return bytes.buffer;
      const View: (new (buffer: ArrayBuffer) => ArrayBufferView) | null = isView(kind) ? views[kind] : null;
      return View === null ? refuse() : new View(bytes.buffer);
    }

    function get(index: number): unknown {
      if (made.has(index)) return made.get(index);
      const node = nodes[index];
      if (!Array.isArray(node)) return node;
      const [tag, ...rest] = node as [string, ...never[]];
      const texts: string[] = rest;
      const indexes: number[] = rest;
      switch (tag) {
        case 'b':
          return BigInt(texts[0] ?? '0');
        case 'n':
          return Number(texts[0]);
        case 'd':
          return keep(index, new Date(indexes[0] ?? Number.NaN));
        case 'r':
          return keep(index, new RegExp(texts[0] ?? '', texts[1]));
        case 't':
          return keep(index, view(texts[0] ?? '', texts[1] ?? ''));
        case 'p':
          return keep(index, Object(get(indexes[0] ?? 0)));
        case 'a': {
          const array: unknown[] = keep(index, []);
          array.length = indexes.length;
          for (const [at, item] of indexes.entries()) if (item !== -1) array[at] = get(item);
          return array;
        }
        case 'm': {
          const map = keep(index, new Map<unknown, unknown>());
          for (let at = 0; at < indexes.length; at += 2) map.set(get(indexes[at] ?? 0), get(indexes[at + 1] ?? 0));
          return map;
        }
        case 's': {
          const set = keep(index, new Set<unknown>());
          for (const item of indexes) set.add(get(item));
          return set;
        }
        case 'e': {
          const name = texts[0] ?? 'Error';
          const error = keep(index, new errors[isError(name) ? name : 'Error'](texts[1]));
          error.stack = texts[2] ?? '';
          const cause = indexes[3] ?? -1;
          if (cause !== -1) error.cause = get(cause);
          return error;
        }
        case 'o': {
          const object: Record<string, unknown> = keep(index, {});
          for (let at = 0; at < rest.length; at += 2) {
            // defineProperty, so that a key named __proto__ stays data.
            Object.defineProperty(object, texts[at] ?? '', {
              value: get(indexes[at + 1] ?? 0),
              writable: true,
              enumerable: true,
              configurable: true,
            });
          }
          return object;
        }
        default:
          return undefined;
      }
    }

    return get(0);
  }

  return { encode, decode };
}
