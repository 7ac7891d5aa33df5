package org.companion.store;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobPartitionProvider;
import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.batch2.jobs.parameters.UrlPartitioner;
import ca.uhn.fhir.jpa.bulk.export.job.BulkExportJobConfig;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Stands where HAPI's beans ask for its batch jobs; this house runs none (no reindex, expunge or bulk export). */
@Configuration(proxyBeanMethods = false)
@Import(BulkExportJobConfig.class)
class NoJobsConfiguration {
    @Bean
    IJobCoordinator jobCoordinator() {
        return absent(IJobCoordinator.class);
    }

    @Bean
    IJobPersistence jobPersistence() {
        return absent(IJobPersistence.class);
    }

    @Bean
    IJobPartitionProvider jobPartitionProvider() {
        return absent(IJobPartitionProvider.class);
    }

    @Bean
    UrlPartitioner urlPartitioner(MatchUrlService matching, IRequestPartitionHelperSvc partitions) {
        return new UrlPartitioner(matching, partitions);
    }

    private static <T> T absent(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, NoJobsConfiguration::answer));
    }

    private static Object answer(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "no jobs";
            default -> throw new UnsupportedOperationException("batch jobs are not part of this server");
        };
    }
}
