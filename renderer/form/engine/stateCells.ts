type Cell = { version: number; readonly listeners: Set<() => void> };

const answerKeys: ReadonlySet<PropertyKey> = new Set([
  'instanceValue',
  'relevant',
  'children',
  'violation',
  'activeLanguage',
]);
const targetOf = Symbol('target');

/** The link from the engine's own reactive states to listeners, without one of its types leaving this folder. */
export type StateCells = {
  /** For the engine: called once for each state, gives an object that notices every change. */
  readonly factory: <T extends object>(state: T) => T;
  /** Changes within are told once, at its end. */
  readonly transact: <T>(run: () => T) => T;
  /** Counts the changes of these states. */
  readonly version: (states: readonly object[]) => number;
  readonly subscribe: (states: readonly object[], listener: () => void) => () => void;
  /** Tells the listeners of a state that something beside it changed. */
  readonly touch: (state: object) => void;
  /** Called once at the end of each transaction in which an answer, what is asked, or its language changed. */
  readonly onAnswers: (listener: () => void) => () => void;
  /** Counts those transactions. */
  readonly answersVersion: () => number;
};

export const createStateCells = (): StateCells => {
  const cells = new WeakMap<object, Cell>();
  const answerListeners = new Set<() => void>();
  let pending = new Set<Cell>();
  let depth = 0;
  let isQueued = false;
  let haveAnswersChanged = false;
  let answersVersion = 0;

  /** The engine hands states out behind read-only proxies of its own; the symbol reaches through them. */
  const cellOf = (state: object): Cell => {
    const target: unknown = Reflect.get(state, targetOf);
    const cell = typeof target === 'object' && target !== null ? cells.get(target) : undefined;
    if (cell === undefined) throw new Error('this state was not made by this session');
    return cell;
  };

  const tell = (): void => {
    isQueued = false;
    const changed = pending;
    const answers = haveAnswersChanged;
    pending = new Set();
    haveAnswersChanged = false;
    if (answers) answersVersion += 1;
    const listeners = new Set([...changed].flatMap((cell) => [...cell.listeners]));
    for (const listener of listeners) listener();
    if (answers) for (const listener of answerListeners) listener();
  };
  const mark = (cell: Cell): void => {
    cell.version += 1;
    pending.add(cell);
    // A change outside of a transaction (a timer of the engine) is told as soon as the present task is over.
    if (depth > 0 || isQueued) return;
    isQueued = true;
    queueMicrotask(() => {
      if (isQueued) tell();
    });
  };

  return {
    factory: (state) => {
      const cell: Cell = { version: 0, listeners: new Set() };
      cells.set(state, cell);
      return new Proxy(state, {
        get: (target, key): unknown => (key === targetOf ? target : Reflect.get(target, key)),
        set: (target, key, value: unknown) => {
          if (!Object.is(Reflect.get(target, key), value)) {
            Reflect.set(target, key, value);
            haveAnswersChanged ||= answerKeys.has(key);
            mark(cell);
          }
          return true;
        },
      });
    },
    transact: (run) => {
      depth += 1;
      try {
        return run();
      } finally {
        depth -= 1;
        if (depth === 0) tell();
      }
    },
    version: (states) => states.reduce((sum, state) => sum + cellOf(state).version, 0),
    subscribe: (states, listener) => {
      const own = states.map(cellOf);
      for (const cell of own) cell.listeners.add(listener);
      return () => {
        for (const cell of own) cell.listeners.delete(listener);
      };
    },
    touch: (state) => {
      haveAnswersChanged = true;
      mark(cellOf(state));
    },
    answersVersion: () => answersVersion,
    onAnswers: (listener) => {
      answerListeners.add(listener);
      return () => answerListeners.delete(listener);
    },
  };
};
