import {
  Alert,
  Bullseye,
  Button,
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { isProblem } from '../api/client';
import { texts } from '../texts';

export function Loading() {
  return (
    <Bullseye>
      <Spinner aria-label={texts.loading} />
    </Bullseye>
  );
}

interface FailedProps {
  error: Error;
  /** Left out where a form is sent again anyway. */
  onRetry?: () => void;
}

/** Tells in the server's own words what failed and what to do about it, for they name the value and the next step. */
export function Failed({ error, onRetry }: FailedProps) {
  const lines = isProblem(error) ? [error.message, ...error.remedies] : [texts.unreachable];
  return (
    <Alert
      variant="danger"
      isInline
      isLiveRegion
      title={isProblem(error) ? error.title : texts.failed}
      actionLinks={
        onRetry && (
          <Button variant="link" onClick={onRetry}>
            {texts.retry}
          </Button>
        )
      }
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}

interface EmptyProps {
  title: string;
  hint: string;
  children?: ReactNode;
}

export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <EmptyState titleText={title} headingLevel="h2">
      <EmptyStateBody>{hint}</EmptyStateBody>
      {children !== undefined && <EmptyStateFooter>{children}</EmptyStateFooter>}
    </EmptyState>
  );
}
