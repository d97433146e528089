/** The outbox in the API: who was told, who was not, and once more. */
@NullMarked
package io.belfry.web.notification;

import org.jspecify.annotations.NullMarked;
