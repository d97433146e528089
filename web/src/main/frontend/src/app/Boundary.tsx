import { Alert, Button } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts';

interface BoundaryProps {
  children: ReactNode;
}

/**
 * Keeps what a page cannot do from taking everything with it: a fault of its own, or a part that is no longer there
 * since the server was renewed. React has no other form for it than a class.
 */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) {
      return this.props.children;
    }
    return (
      <Alert
        variant="danger"
        isInline
        isLiveRegion
        title={texts.broken}
        actionLinks={
          <Button variant="link" onClick={() => window.location.reload()}>
            {texts.reload}
          </Button>
        }
      >
        <p>{texts.brokenHint}</p>
      </Alert>
    );
  }
}
