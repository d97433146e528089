/**
 * Mail as a sender of alerts: a listener for SMTP whose recipients are integration tokens, and tags
 * in the subject for what a mail cannot say otherwise. It relays nothing.
 */
@NullMarked
package io.belfry.mail;

import org.jspecify.annotations.NullMarked;
