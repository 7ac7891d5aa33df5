package org.companion.delivery;

/** What a reader makes of a payload: a delivery, or the reason why it is none. */
public sealed interface Content permits Delivery, Refusal {}
