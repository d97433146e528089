package io.belfry.engine;

/** Where the engine finds compiled releases. */
public interface ReleaseSource {

  /** The name of what judges a tenant that was never told another release. */
  String initial();

  /**
   * A release by its name, compiled if it is not.
   *
   * @throws IllegalStateException when there is none of that name
   */
  Release get(String name);
}
