import '@patternfly/react-core/dist/styles/base.css';
import './app/belfry.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App';
import { NoticesProvider } from './notices/NoticesProvider';
import { newQueries } from './app/queries';
import { followTheme } from './app/theme';

followTheme();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueries()}>
        <NoticesProvider>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </NoticesProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
