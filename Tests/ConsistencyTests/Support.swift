import Consistency
import TestSupport

func analysis(_ options: ConsistencyOptions = ConsistencyOptions()) -> ConsistencyAnalysis {
  ConsistencyAnalysis(options: options, forms: englishForms)
}
