package org.companion.advice;

import java.util.List;

/** Where feedback is kept; it is stored when the call returns. */
public interface Feedbacks {
    void keep(List<Feedback> feedback);
}
