package org.kerwen.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A module that says what went wrong under its own addresses implements this; the public pages say it elsewhere. */
@FunctionalInterface
public interface OwnErrorPages {
    /**
     * The answer, where the address is one of the module's.
     *
     * @param path the address that was asked for, without what stands after a question mark
     */
    Optional<ResponseEntity<byte[]>> answer(HttpServletRequest request, HttpStatus status, String path);
}
