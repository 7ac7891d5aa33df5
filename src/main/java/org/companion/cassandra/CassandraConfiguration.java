package org.companion.cassandra;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts genomes on a cluster, where one is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("companion.genomes.cassandra.contact-points")
@EnableConfigurationProperties(CassandraSettings.class)
class CassandraConfiguration {
    @Bean
    CassandraShelf cassandraShelf(CassandraSettings settings) {
        return CassandraShelf.open(settings);
    }
}
