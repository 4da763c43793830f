/** What the main process tells a utility process. `data` is codec text, ports are ids. */
export type ToUtility =
  | { op: 'message'; data: string; ports: string[] }
  | { op: 'port'; id: string; data: string; ports: string[] }
  | { op: 'portClosed'; id: string };

/** What a utility process tells the main process. */
export type FromUtility =
  | { op: 'message'; data: string }
  | { op: 'port'; id: string; data: string; ports: string[] }
  | { op: 'portClosed'; id: string };
