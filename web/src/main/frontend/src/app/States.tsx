import { Alert, Bullseye, Button, EmptyState, EmptyStateBody, Spinner } from '@patternfly/react-core';
import { isProblem } from '../api/client';
import { texts } from '../texts';

export function Loading() {
  return (
    <Bullseye>
      <Spinner aria-label={texts.loading} />
    </Bullseye>
  );
}

export function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Alert
      variant="danger"
      isInline
      title={isProblem(error) ? error.title : texts.failed}
      actionLinks={
        <Button variant="link" onClick={onRetry}>
          {texts.retry}
        </Button>
      }
    >
      {error.message}
    </Alert>
  );
}

export function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <EmptyState titleText={title} headingLevel="h2">
      <EmptyStateBody>{hint}</EmptyStateBody>
    </EmptyState>
  );
}
