/**
 * Which open event probably causes which: a graph of services and configuration items, and what
 * fails in it now. It answers by look-ups, so that an answer costs the same however much is open.
 */
@NullMarked
package io.belfry.correlation;

import org.jspecify.annotations.NullMarked;
