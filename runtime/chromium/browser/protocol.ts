/** The part of the DevTools protocol that the runtime speaks (https://chromedevtools.github.io/devtools-protocol/). */
type None = object;

export interface HeaderEntry {
  name: string;
  value: string;
}

export interface WindowBounds {
  left?: number;
  top?: number;
  width?: number;
  height?: number;
  windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
}

export interface TargetInfo {
  targetId: string;
  type: string;
  title: string;
  url: string;
  openerId?: string;
}

export interface FrameInfo {
  id: string;
  parentId?: string;
  loaderId: string;
  name?: string;
  url: string;
  securityOrigin: string;
}

export interface RemoteObject {
  type: string;
  subtype?: string;
  value?: unknown;
  unserializableValue?: string;
  description?: string;
}

export interface ExceptionDetails {
  text: string;
  exception?: RemoteObject;
}

interface Call<Params, Result = None> {
  params: Params;
  result: Result;
}

export interface Commands {
  'Browser.getVersion': Call<None, { product: string }>;
  'Browser.close': Call<None>;
  'Browser.getWindowForTarget': Call<{ targetId: string }, { windowId: number; bounds: WindowBounds }>;
  'Browser.getWindowBounds': Call<{ windowId: number }, { bounds: WindowBounds }>;
  'Browser.setWindowBounds': Call<{ windowId: number; bounds: WindowBounds }>;
  'Browser.setContentsSize': Call<{ windowId: number; width: number; height: number }>;
  'Browser.setPermission': Call<{
    permission: { name: string; sysex?: boolean; allowWithoutSanitization?: boolean };
    setting: 'granted' | 'denied' | 'prompt';
    origin?: string;
  }>;
  'Browser.resetPermissions': Call<None>;
  'Target.createTarget': Call<
    { url: string; newWindow?: boolean; width?: number; height?: number; left?: number; top?: number },
    { targetId: string }
  >;
  'Target.setAutoAttach': Call<{
    autoAttach: boolean;
    waitForDebuggerOnStart: boolean;
    flatten: boolean;
    filter: { type?: string; exclude?: boolean }[];
  }>;
  'Target.setDiscoverTargets': Call<{ discover: boolean; filter: { type?: string; exclude?: boolean }[] }>;
  'Target.closeTarget': Call<{ targetId: string }>;
  'Runtime.runIfWaitingForDebugger': Call<None>;
  'Runtime.enable': Call<None>;
  'Runtime.addBinding': Call<{ name: string; executionContextName: string }>;
  'Runtime.evaluate': Call<
    {
      expression: string;
      contextId?: number;
      userGesture?: boolean;
      awaitPromise?: boolean;
      returnByValue?: boolean;
      replMode?: boolean;
    },
    { result: RemoteObject; exceptionDetails?: ExceptionDetails }
  >;
  'Page.enable': Call<None>;
  'Page.bringToFront': Call<None>;
  'Page.close': Call<None>;
  'Page.crash': Call<None>;
  'Page.reload': Call<{ ignoreCache?: boolean }>;
  'Page.stopLoading': Call<None>;
  'Page.navigate': Call<{ url: string; referrer?: string }, { frameId: string; loaderId?: string; errorText?: string }>;
  'Page.addScriptToEvaluateOnNewDocument': Call<{ source: string; worldName?: string }, { identifier: string }>;
  'Page.removeScriptToEvaluateOnNewDocument': Call<{ identifier: string }>;
  'Page.handleJavaScriptDialog': Call<{ accept: boolean; promptText?: string }>;
  'Page.getNavigationHistory': Call<
    None,
    { currentIndex: number; entries: { id: number; url: string; title: string }[] }
  >;
  'Page.navigateToHistoryEntry': Call<{ entryId: number }>;
  'Page.captureScreenshot': Call<
    { format: 'png'; clip?: { x: number; y: number; width: number; height: number; scale: number } },
    { data: string }
  >;
  'Page.printToPDF': Call<Record<string, unknown>, { data: string }>;
  'Page.getFrameTree': Call<None, { frameTree: { frame: FrameInfo } }>;
  'Fetch.enable': Call<{
    patterns: { urlPattern?: string; resourceType?: string; requestStage?: 'Request' | 'Response' }[];
  }>;
  'Fetch.fulfillRequest': Call<{
    requestId: string;
    responseCode: number;
    responseHeaders: HeaderEntry[];
    body: string;
  }>;
  'Fetch.continueRequest': Call<{ requestId: string; headers?: HeaderEntry[]; url?: string }>;
  'Fetch.failRequest': Call<{ requestId: string; errorReason: string }>;
  'Inspector.enable': Call<None>;
  'Emulation.setEmulatedMedia': Call<{ features: { name: string; value: string }[] }>;
  'Emulation.setDeviceMetricsOverride': Call<{
    width: number;
    height: number;
    deviceScaleFactor: number;
    mobile: boolean;
    dontSetVisibleSize?: boolean;
  }>;
  'Emulation.clearDeviceMetricsOverride': Call<None>;
  'Emulation.setDefaultBackgroundColorOverride': Call<{ color?: { r: number; g: number; b: number; a: number } }>;
  'Emulation.setUserAgentOverride': Call<{ userAgent: string; acceptLanguage?: string }>;
  'Storage.clearDataForOrigin': Call<{ origin: string; storageTypes: string }>;
  'Network.clearBrowserCache': Call<None>;
  'Input.dispatchKeyEvent': Call<Record<string, unknown>>;
  'Input.insertText': Call<{ text: string }>;
}

export interface Events {
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo; waitingForDebugger: boolean };
  'Target.detachedFromTarget': { sessionId: string; targetId?: string };
  'Target.targetDestroyed': { targetId: string };
  'Target.targetCrashed': { targetId: string; status: string; errorCode: number };
  'Inspector.targetCrashed': None;
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; origin: string; auxData?: { frameId?: string; isDefault?: boolean } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': None;
  'Runtime.consoleAPICalled': {
    type: string;
    args: RemoteObject[];
    stackTrace?: { callFrames: { url: string; lineNumber: number }[] };
  };
  'Runtime.exceptionThrown': { exceptionDetails: ExceptionDetails & { url?: string; lineNumber: number } };
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[]; userGesture: boolean };
  'Page.frameAttached': { frameId: string; parentFrameId: string };
  'Page.frameDetached': { frameId: string; reason: string };
  'Page.frameNavigated': { frame: FrameInfo };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.frameStartedLoading': { frameId: string };
  'Page.frameStoppedLoading': { frameId: string };
  'Page.domContentEventFired': None;
  'Page.loadEventFired': None;
  'Page.javascriptDialogOpening': {
    url: string;
    message: string;
    type: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
  };
  'Fetch.requestPaused': {
    requestId: string;
    request: { url: string; method: string; headers: Record<string, string>; postData?: string; hasPostData?: boolean };
    frameId: string;
    resourceType: string;
    redirectedRequestId?: string;
    networkId?: string;
  };
}
