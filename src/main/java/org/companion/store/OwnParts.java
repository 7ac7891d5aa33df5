package org.companion.store;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.data.envers.repository.support.EnversRevisionRepositoryFactoryBean;

/**
 * Puts our own parts in the place of HAPI's, under the names by which HAPI's other parts ask for them; and has HAPI's
 * repositories made when they are first used, since most never are and each costs a parse of all its queries.
 */
final class OwnParts implements BeanDefinitionRegistryPostProcessor {
    private static final String REPOSITORIES = "ca.uhn.fhir.jpa.dao.data";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        replace(registry, "searchParamRegistry", SearchableParameters.class);
        replace(registry, "searchParamExtractor", SearchExtraction.class);
        replace(registry, "resourceSearchUrlSvc", KeptConditions.class);
        var dates = new RootBeanDefinition(DateSearch.class);
        dates.setScope(BeanDefinition.SCOPE_PROTOTYPE); // one for each query, which is given to it
        registry.removeBeanDefinition("newDatePredicateBuilder");
        registry.registerBeanDefinition("newDatePredicateBuilder", dates);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (var name : beans.getBeanDefinitionNames()) {
            var definition = beans.getBeanDefinition(name);
            if (isRepository(definition)) {
                definition.setLazyInit(true);
            }
        }
        ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new LazyRepositories());
    }

    private static boolean isRepository(BeanDefinition definition) {
        return EnversRevisionRepositoryFactoryBean.class.getName().equals(definition.getBeanClassName());
    }

    private static void replace(BeanDefinitionRegistry registry, String name, Class<?> part) {
        registry.removeBeanDefinition(name);
        registry.registerBeanDefinition(name, new RootBeanDefinition(part));
    }

    private static final class LazyRepositories extends ContextAnnotationAutowireCandidateResolver {
        @Override
        protected boolean isLazy(DependencyDescriptor wanted) {
            return super.isLazy(wanted)
                    || wanted.getDependencyType().getPackageName().equals(REPOSITORIES);
        }
    }
}
