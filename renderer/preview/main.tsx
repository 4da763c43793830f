import '../zodWithoutEval.ts';
import '@fontsource-variable/plus-jakarta-sans/index.css';
import '../tokens.css';
import '../base.css';
import { createRoot } from 'react-dom/client';
import { PreviewPage } from './PreviewPage.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(<PreviewPage />);
