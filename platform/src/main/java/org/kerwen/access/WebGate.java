package org.kerwen.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.WebSettings;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands before the pages of those who work here, in its order. The public pages do not pass through it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebGate implements WebMvcConfigurer {
    private static final Set<String> PREFIXES = Set.of("/app", "/api/");

    static {
        // Who acts is no parameter that a program sends.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Signed.class);
    }

    private final Permissions permissions;
    private final Clock clock;

    WebGate(Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    @Bean
    static FilterRegistrationBean<WhoComes> whoComes(Sessions sessions, Tokens tokens, SessionCookie cookie) {
        FilterRegistrationBean<WhoComes> registration =
                new FilterRegistrationBean<>(new WhoComes(sessions, tokens, cookie));
        registration.addUrlPatterns("/app/*", "/api/*");
        registration.setOrder(0);
        return registration;
    }

    /** A form must carry what only a page of ours could put into it, also before somebody is signed in. */
    @Bean
    static FilterRegistrationBean<CsrfFilter> forms(WebSettings settings, Desk desk) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("kerwen-form");
        repository.setCookiePath("/app");
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true)
                .sameSite("Strict")
                .secure(settings.address().startsWith("https:")));
        CsrfFilter filter = new CsrfFilter(repository);
        filter.setAccessDeniedHandler(new ExpiredForms(desk));
        FilterRegistrationBean<CsrfFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/app/*");
        registration.setOrder(1);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Gatekeeper(permissions, clock)).addPathPatterns("/app/**", "/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Signed.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory factory) {
                Object signed = request.getAttribute(WhoComes.SIGNED, RequestAttributes.SCOPE_REQUEST);
                if (signed == null) {
                    throw new IllegalStateException("a handler that is open has no one who is signed in");
                }
                return signed;
            }
        });
    }

    /** The description of the interface is the same for everybody and tells nothing but what the source tells. */
    static boolean isDescription(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("org.springdoc.");
    }

    /** A handler that names neither an operation of the matrix nor that it is open keeps the program from starting. */
    @Bean
    static SmartInitializingSingleton everyAddressIsGuarded(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Permissions permissions) {
        return () -> mapping.getHandlerMethods().forEach((addresses, handler) -> {
            boolean guarded = addresses.getPatternValues().stream()
                    .anyMatch(address -> PREFIXES.stream().anyMatch(address::startsWith));
            Demands demands = handler.getMethodAnnotation(Demands.class);
            boolean open = handler.hasMethodAnnotation(Open.class);
            if (guarded
                    && !open
                    && !isDescription(handler)
                    && (demands == null || !permissions.operations().contains(demands.value()))) {
                throw new IllegalStateException(
                        "%s demands no operation of the permission matrix".formatted(handler.getShortLogMessage()));
            }
        });
    }
}
