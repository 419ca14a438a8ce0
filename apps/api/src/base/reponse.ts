import { applyDecorators, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * What a route answers: the body is stripped to the schema, so that a database row cannot leak, and
 * the same schema is published in the OpenAPI document.
 */
export function Reponse(schema: z.ZodType, status = 200) {
  return applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({ status, description: 'Réponse', standardSchema: schema }),
  );
}
