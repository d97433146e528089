import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Runs files by their names: the first one takes the one-time password. */
export class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId)));
  }
}
