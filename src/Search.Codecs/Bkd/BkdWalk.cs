using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>Leads a visitor through a tree, once.</summary>
internal sealed class BkdWalk
{
    private readonly BkdReader _tree;
    private readonly IPointVisitor _visitor;
    private readonly BkdNodes _nodes;
    private readonly BkdLeaf _leaf;

    public BkdWalk(BkdReader tree, IPointVisitor visitor)
    {
        _tree = tree;
        _visitor = visitor;
        _nodes = new BkdNodes(tree);
        _leaf = new BkdLeaf(tree);
    }

    public void Intersect() => Intersect(0, _tree.Leaves);

    public long Estimate() => Estimate(0, _tree.Leaves);

    private void Intersect(int level, int leaves)
    {
        switch (_visitor.Compare(_nodes.Min(level), _nodes.Max(level)))
        {
            case PointRelation.Outside:
                return;
            case PointRelation.Inside:
                AddAll(level, leaves);
                return;
        }
        if (leaves == 1)
        {
            ByteReader reader = _tree.Data.Reader(_nodes.Leaf(level));
            _leaf.Visit(ref reader, _visitor);
            return;
        }
        int left = BkdFormat.LeftLeaves(leaves);
        _nodes.Descend(level, left, isLeft: true);
        Intersect(level + 1, left);
        _nodes.Descend(level, leaves - left, isLeft: false);
        Intersect(level + 1, leaves - left);
    }

    private void AddAll(int level, int leaves)
    {
        if (leaves == 1)
        {
            ByteReader reader = _tree.Data.Reader(_nodes.Leaf(level));
            _visitor.VisitInside(_leaf.ReadDocs(ref reader));
            return;
        }
        int left = BkdFormat.LeftLeaves(leaves);
        _nodes.Descend(level, left, isLeft: true);
        AddAll(level + 1, left);
        _nodes.Descend(level, leaves - left, isLeft: false);
        AddAll(level + 1, leaves - left);
    }

    private long Estimate(int level, int leaves)
    {
        switch (_visitor.Compare(_nodes.Min(level), _nodes.Max(level)))
        {
            case PointRelation.Outside:
                return 0;
            case PointRelation.Inside:
                return (long)_tree.PointsPerLeaf * leaves;
        }
        if (leaves == 1)
        {
            return (_tree.PointsPerLeaf + 1) / 2;       // as if half of them matched
        }
        int left = BkdFormat.LeftLeaves(leaves);
        _nodes.Descend(level, left, isLeft: true);
        long estimate = Estimate(level + 1, left);
        _nodes.Descend(level, leaves - left, isLeft: false);
        return estimate + Estimate(level + 1, leaves - left);
    }
}
