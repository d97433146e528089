/**
 * Changes that somebody made, such as deployments: told by tools, and shown beside the events that
 * they may have to do with. They decide nothing.
 */
@NullMarked
package io.belfry.change;

import org.jspecify.annotations.NullMarked;
