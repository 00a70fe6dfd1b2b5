import Models
import Testing

@Suite struct SolverTests {
  @Test func `logistic regression of separable classes ends at the penalty's balance`() throws {
    let table = Table([-2, -1, 1, 2], rows: 4, columns: 1)
    let fitted = try LogisticRegression().fit(table, classes: [0, 0, 1, 1], classCount: 2)
    // The gradient of the summed loss plus w²/2 vanishes.
    let w = fitted.coefficients[0][0]
    let slope = fitted.probabilities(table).enumerated().reduce(w) { sum, row in
      sum + (row.element - (row.offset < 2 ? 0 : 1)) * table[row.offset, 0]
    }
    #expect(abs(slope) < 1e-3)
    #expect(abs(fitted.intercepts[0]) < 1e-6)
    #expect(fitted.ending == .converged)
  }

  @Test func `isotonic regression pools what falls`() throws {
    let fitted = try IsotonicRegression([1, 2, 3, 4], [1, 3, 2, 4])
    #expect(fitted.predict([1, 2, 3, 4, 3.5, 9], clips: true) == [1, 2.5, 2.5, 4, 3.25, 4])
    #expect(fitted.predict([9], clips: false)[0].isNaN)
  }
}
