import Foundation
import LinkedData
import TestSupport
import Testing

/// Datasets on which the algorithm is slow end in a result or an error, after a bounded number of
/// steps.
struct RDFBadShapeTests {
  private static let shapes: [(name: String, text: [UInt8], isRefused: Bool)] = [
    ("a clique of 4", RDFShapes.clique(4), false),
    ("a clique of 10", RDFShapes.clique(10), true),
    ("a clique of 100", RDFShapes.clique(100), true),
    ("a ring of 10", RDFShapes.ring(10), false),
    ("a ring of 1000", RDFShapes.ring(1000), true),
    ("a ring of 10000", RDFShapes.ring(10000), true),
    ("a chain of 50", RDFShapes.chain(50), false),
    ("a chain of 10000", RDFShapes.chain(10000), true),
    ("a tree of depth 3", RDFShapes.binaryTree(depth: 3), false),
    ("a tree of depth 12", RDFShapes.binaryTree(depth: 12), true),
    ("a grid of 100", RDFShapes.grid(100), true),
    ("a torus of 30", RDFShapes.torus(30), true),
    ("a bipartite graph of 12", RDFShapes.bipartite(12), true),
    ("two stars of 5000", RDFShapes.stars(2, leaves: 5000), true),
    ("a star of 5000", RDFShapes.stars(1, leaves: 5000), false),
    ("10000 that are identical", RDFShapes.identical(10000), false),
    ("a list of 100", RDFShapes.list(100), false),
    ("a regular graph of 1000", RDFShapes.regular(1000, degree: 3, seed: 1), true),
    ("a long predicate", RDFShapes.longPredicate(16, bytes: 500_000), true),
  ]

  @Test(arguments: shapes.indices)
  func `a shape that is bad ends in a result or an error within the steps allowed`(
    index: Int
  ) throws {
    let shape = Self.shapes[index]
    let dataset = try NQuads.dataset(of: shape.text)
    do throws(CanonicalizationError) {
      let canonical = try dataset.canonicalized()
      #expect(!shape.isRefused, "\(shape.name)")
      #expect(canonical.steps <= CanonicalizationLimits.standard.maxSteps, "\(shape.name)")
    } catch {
      #expect(shape.isRefused, "\(shape.name): \(error)")
    }
  }

  @Test func `a path through thousands of nodes fits the stack of a small thread`() async throws {
    let limits = CanonicalizationLimits(
      maxStatements: 10_000, maxBlankNodes: 10_000, maxBytes: 1 << 20, maxSteps: 180_000)
    let ring = try NQuads.dataset(of: RDFShapes.ring(10_000))
    let error = await withCheckedContinuation { continuation in
      let thread = Thread {
        do throws(CanonicalizationError) {
          _ = try ring.canonicalized(limits: limits)
          continuation.resume(returning: CanonicalizationError?.none)
        } catch {
          continuation.resume(returning: error)
        }
      }
      thread.stackSize = 128 << 10
      thread.start()
    }
    #expect(error == .tooManySteps(limit: 180_000, alike: 10_000))
  }
}
