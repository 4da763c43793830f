/** The Node binary that runs this process. `process.execPath` names Electron's executable instead, as the app expects. */
export const nodePath = process.execPath;
