/**
 * What must not become work for a while: windows of planned work, and causes that silence what
 * follows from them. Look-ups by what matchers ask for, so that what nothing asks for costs
 * nothing.
 */
@NullMarked
package io.belfry.suppression;

import org.jspecify.annotations.NullMarked;
