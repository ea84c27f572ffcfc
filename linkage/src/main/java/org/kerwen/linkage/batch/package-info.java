/** Links a whole table: blocks, scores, fits the model, clusters. */
@NullMarked
package org.kerwen.linkage.batch;

import org.jspecify.annotations.NullMarked;
