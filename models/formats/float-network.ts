/**
 * A chain of layers in float as a source file describes it: what the ONNX reader produces and a static quantiser
 * (models/train/digits/quantise.ts is one) consumes. Layouts are the integer program's: images channel-last, patches
 * (ky, kx, channel), a flattened image in the same order.
 * @module
 */

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export type NetworkLayer =
  | {
      readonly kind: 'conv2d';
      readonly name: string;
      readonly input: ImageShape;
      readonly kernel: number;
      readonly stride: number;
      readonly out: number;
      /** [out, kernel · kernel · channels]. */
      readonly weight: Float32Array;
      readonly bias: Float32Array;
    }
  | {
      readonly kind: 'linear';
      readonly name: string;
      readonly inputs: number;
      readonly out: number;
      /** [out, inputs]. */
      readonly weight: Float32Array;
      readonly bias: Float32Array;
    }
  | { readonly kind: 'relu'; readonly name: string }
  | { readonly kind: 'maxpool'; readonly name: string; readonly input: ImageShape; readonly size: number };

export interface FloatNetwork {
  readonly name: string;
  /** A vector is an image of one pixel. */
  readonly input: ImageShape;
  readonly layers: readonly NetworkLayer[];
  /** The result is the index of the largest output. */
  readonly argmax: boolean;
}
