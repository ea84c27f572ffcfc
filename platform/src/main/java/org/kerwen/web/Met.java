package org.kerwen.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Refused;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a request met instead of its answer: the one place where exceptions become problems.
 *
 * @param problem which it is
 * @param wrong what is wrong field by field
 * @param after after which time to try again; null where that is not known
 * @param incident number of the fault, where it is one of ours
 */
public record Met(
        Problem problem,
        List<Refused.Wrong> wrong,
        @Nullable Duration after,
        @Nullable String incident) {
    private static final String ATTRIBUTE = Met.class.getName();
    private static final Duration SOON = Duration.ofSeconds(5);

    static Met of(Throwable failure, ProblemCatalogue catalogue) {
        return switch (failure) {
            case Refused refused -> new Met(refused.problem(), refused.wrong(), refused.waiting(), null);
            case NotFound missing -> of(CommonProblems.NOT_FOUND);
            case DataAccessException refusal -> ofDatabase(refusal, catalogue);
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                of(CommonProblems.ofStatus(response.getStatusCode().value()));
            case TypeMismatchException unfit -> of(CommonProblems.MALFORMED);
            case HttpMessageNotReadableException unread -> of(CommonProblems.MALFORMED);
            case RuntimeException known
            when known.getClass().isAnnotationPresent(ResponseStatus.class) ->
                of(CommonProblems.ofStatus(known.getClass()
                        .getAnnotation(ResponseStatus.class)
                        .value()
                        .value()));
            default -> new Met(CommonProblems.FAULT, List.of(), null, Incidents.record(failure));
        };
    }

    /** A problem of which no more is known. */
    static Met of(Problem problem) {
        return new Met(problem, List.of(), problem.kind() == Problem.Kind.BUSY ? SOON : null, null);
    }

    /** What a status means that was given without more; a fault is given a number. */
    static Met ofStatus(int status, @Nullable Throwable fault) {
        Problem problem = CommonProblems.ofStatus(status);
        if (problem.kind() != Problem.Kind.INTERNAL) {
            return of(problem);
        }
        Throwable known = fault == null ? new IllegalStateException("answered with " + status) : fault;
        return new Met(problem, List.of(), null, Incidents.record(known));
    }

    private static Met ofDatabase(DataAccessException refusal, ProblemCatalogue catalogue) {
        SQLException cause = refusal.getCause(SQLException.class);
        if (cause instanceof PSQLException told) {
            ServerErrorMessage message = told.getServerErrorMessage();
            String constraint = message == null ? null : message.getConstraint();
            Problem problem =
                    constraint == null ? null : catalogue.byConstraint().get(constraint);
            if (problem != null) {
                return of(problem);
            }
        }
        if (cause != null && isPassing(cause)) {
            Incidents.record(refusal);
            return of(CommonProblems.BUSY_NOW);
        }
        return new Met(CommonProblems.FAULT, List.of(), null, Incidents.record(refusal));
    }

    /** No connection, no lock in time, two that wait for each other, a full disk: another time it may work. */
    private static boolean isPassing(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return cause instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable Met keptIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Met met ? met : null;
    }
}
