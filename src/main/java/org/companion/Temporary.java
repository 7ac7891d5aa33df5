package org.companion;

import java.util.*;
import org.springframework.context.annotation.*;

@Configuration
class Temporary {
    @Bean
    org.companion.chart.Charts charts() {
        return p -> Optional.empty();
    }

    @Bean
    org.companion.fhir.Resources resources() {
        return r -> Optional.empty();
    }

    @Bean
    org.companion.advice.Feedbacks feedbacks() {
        return f -> {};
    }
}
