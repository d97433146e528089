import { Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTitle } from './useTitle';

interface HeadProps {
  title: string;
  /** What the page is for, to somebody who sees it for the first time. */
  help: string;
  /** What can be done on the page as a whole. */
  children?: ReactNode;
}

/** How a page begins. */
export function Head({ title, help, children }: HeadProps) {
  useTitle(title);
  return (
    <header className="belfry-head">
      <div>
        <Title headingLevel="h1">{title}</Title>
        <p className="belfry-subtle">{help}</p>
      </div>
      {children !== undefined && <div className="belfry-head-actions">{children}</div>}
    </header>
  );
}
