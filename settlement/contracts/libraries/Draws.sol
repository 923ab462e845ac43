// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What the beacon draws, settlement/PROTOCOL.md; checks/draws.ts is its twin
library Draws {
    /// @notice What a segment is drawn by: what each of its hops signed, so that no leaf is better drawn than another.
    function keyOf(bytes32 sessionId, uint256 segment, uint256 attempt) internal pure returns (bytes32) {
        return keccak256(abi.encode(sessionId, segment, attempt));
    }

    function isSegmentDrawn(bytes32 v1, bytes32 key, uint256 rate) internal pure returns (bool) {
        return uint16(uint256(keccak256(abi.encodePacked(v1, key, "segment")))) < rate;
    }

    function hopOf(bytes32 v1, bytes32 key, uint256 hops) internal pure returns (uint256) {
        return uint256(keccak256(abi.encodePacked(v1, key, "hop"))) % hops;
    }

    /// @notice Draw `draw` of different ones among `total` cells, more than `draw`.
    function cellOf(bytes32 v2, bytes32 checkId, bytes32 innerRoot, uint256 total, uint256 draw)
        internal
        pure
        returns (uint256 drawn)
    {
        uint256[] memory ascending = new uint256[](draw + 1);
        for (uint256 i = 0; i <= draw; i++) {
            drawn = uint256(keccak256(abi.encode(v2, checkId, innerRoot, i))) % (total - i);
            uint256 place = 0;
            for (; place < i && ascending[place] <= drawn; place++) {
                drawn++;
            }
            for (uint256 j = i; j > place; j--) {
                ascending[j] = ascending[j - 1];
            }
            ascending[place] = drawn;
        }
    }
}
