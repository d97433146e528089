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

/** Tells in the server's own words what failed and what to do about it, for they name the value and the next step. */
export function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Alert
      variant="danger"
      isInline
      isLiveRegion
      title={isProblem(error) ? error.title : texts.failed}
      actionLinks={
        <Button variant="link" onClick={onRetry}>
          {texts.retry}
        </Button>
      }
    >
      {isProblem(error) ? (
        <>
          <p>{error.message}</p>
          {error.remedies.map((remedy) => (
            <p key={remedy}>{remedy}</p>
          ))}
        </>
      ) : (
        <p>{texts.unreachable}</p>
      )}
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
