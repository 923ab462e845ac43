/**
 * Generated from MeshRollup.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 686ae77eb3a856f24c99263e6bf3986414b17ff0607cec23b5dec49f4326dd32
 * @module
 */

export const meshRollupAbi = [
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "window_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "AlreadyFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadAggregateLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyBatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leafHash",
        "type": "bytes32"
      }
    ],
    "name": "NotInBatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "UnexpectedParent",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownHeader",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "WindowOpen",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "BatchPosted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "upTo",
        "type": "uint64"
      }
    ],
    "name": "BatchesFinalized",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "batchHash",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "chainOf",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "posted",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "finalized",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "finalize",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "previousHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "receiptsRoot",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "receiptCount",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "dataHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes",
        "name": "aggregate",
        "type": "bytes"
      }
    ],
    "name": "postBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "proveReceipt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "leafHash",
        "type": "bytes32"
      },
      {
        "internalType": "bool",
        "name": "isFinal",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "window",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const meshRollupBytecode = '0x60a034606d57601f610eb238819003918201601f19168301916001600160401b03831184841017607157808492602094604052833981010312606d57516001600160401b0381168103606d57608052604051610e2c9081610086823960805181818161033501526103b00152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c8063062a6376146105d95780630d6814ff1461058257806342d23feb14610359578063461645bf146103155780635bd29161146100cc5763f54b14851461005b575f80fd5b346100c85760406003193601126100c8576100746108b7565b6024359067ffffffffffffffff821682036100c85773ffffffffffffffffffffffffffffffffffffffff165f525f60205267ffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b5f80fd5b346100c8576101606003193601126100c85760043567ffffffffffffffff81116100c8578060040161010060031983360301126100c8576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100c857610144359067ffffffffffffffff82116100c857366023830112156100c85781600401359167ffffffffffffffff83116100c8573660248460051b830101116100c85761017a82610b09565b604051602081016024358152604435604083015263ffffffff61019b6108a4565b166060830152608435608083015260a43560a083015260c43573ffffffffffffffffffffffffffffffffffffffff81168091036100c85760c083015260e4356fffffffffffffffffffffffffffffffff81168091036100c85760e083015261010435610100830152610100825261021461012083610924565b6102616021604051809360208201955f87525180918484015e81015f8382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282610924565b51902092608485013563ffffffff81168091036100c857602461028f93019061012435866064890135610c92565b156102e95773ffffffffffffffffffffffffffffffffffffffff6102c06102ba602460409601610a84565b92610a99565b165f52600160205267ffffffffffffffff80845f2054851c169116111582519182526020820152f35b507fa8cba6c1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100c8575f6003193601126100c857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100c85760206003193601126100c85760043567ffffffffffffffff81116100c8578060040161010060031983360301126100c85761039881610b09565b6103a460e48301610a84565b67ffffffffffffffff807f00000000000000000000000000000000000000000000000000000000000000001691160167ffffffffffffffff81116105555767ffffffffffffffff1680421061052a575073ffffffffffffffffffffffffffffffffffffffff61041282610a99565b165f526001602052602460405f2092019161042c83610a84565b81549067ffffffffffffffff808360401c16911611156104ec576104d66104d07f25ca2b3739c358080aba2700218fc4f9a105464397b4a0b6a0e8cf2b440c2d5e9460209473ffffffffffffffffffffffffffffffffffffffff947fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000006104c28b610a84565b60401b169116179055610a99565b94610a84565b9367ffffffffffffffff604051951685521692a2005b67ffffffffffffffff6104fe85610a84565b7fafb09421000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7fadc95131000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b346100c85760206003193601126100c85773ffffffffffffffffffffffffffffffffffffffff6105b06108b7565b165f5260016020526040805f205467ffffffffffffffff8251918181168352831c166020820152f35b346100c85760c06003193601126100c85760043567ffffffffffffffff81168091036100c85760243561060a6108a4565b60a4359067ffffffffffffffff82116100c857366023830112156100c85781600401359067ffffffffffffffff82116100c85736602483850101116100c857335f526001602052600167ffffffffffffffff60405f2054160167ffffffffffffffff81116105555767ffffffffffffffff168086036108605750335f525f60205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff860167ffffffffffffffff81116105555767ffffffffffffffff165f5260205260405f2054808503610831575063ffffffff16801561080957603082036107dd5790610731929160405194610704866108da565b33865286602087015260408601526044356060860152608085015260843560a08501526024369201610965565b60c082015267ffffffffffffffff421660e08201527fad68966dc47474086b315820c0fd3e230f7310c6be9841005215a4d82492afab61077082610aba565b335f525f60205260405f20845f526020528060405f2055335f52600160205260405f20847fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905560405190815260406020820152806107d8339460408301906109c9565b0390a3005b507f921d5c2c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fc2e5347d000000000000000000000000000000000000000000000000000000005f5260045ffd5b847f05b390e7000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b857f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b359067ffffffffffffffff821682036100c857565b6064359063ffffffff821682036100c857565b6004359073ffffffffffffffffffffffffffffffffffffffff821682036100c857565b610100810190811067ffffffffffffffff8211176108f757604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176108f757604052565b92919267ffffffffffffffff82116108f757604051916109ad60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160184610924565b8294818452818301116100c8578281602093845f960137010152565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602067ffffffffffffffff60e06101209673ffffffffffffffffffffffffffffffffffffffff815116875282848201511684880152604081015160408801526060810151606088015263ffffffff608082015116608088015260a081015160a088015260c081015161010060c08901528051948591826101008b0152018989015e5f88858901015201511660e08501520116010190565b3567ffffffffffffffff811681036100c85790565b3573ffffffffffffffffffffffffffffffffffffffff811681036100c85790565b604051610b0381610ad760208201946020865260408301906109c9565b037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282610924565b51902090565b610100813603126100c857604051610b20816108da565b813573ffffffffffffffffffffffffffffffffffffffff811681036100c85781526020820190610b4f8261088f565b60208201526040830135604082015260608301356060820152608083013563ffffffff811681036100c857608082015260a083013560a082015260c083013567ffffffffffffffff81116100c85783019036601f830112156100c857610bf3610bf991610bd873ffffffffffffffffffffffffffffffffffffffff943690602081359101610965565b60c0820152610be960e0870161088f565b60e0820152610aba565b93610a99565b165f525f60205267ffffffffffffffff610c1660405f2092610a84565b165f526020528060405f205403610c2a5750565b7fc492e6b7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9190811015610c655760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9390929182811015610da657917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116105555792945f92915b818410610cec5750505050159182610ce657505090565b14919050565b90929693958695929515610d9a576001808716148015610d91575b15610d6a57610d2790610d1f8986859a99979a610c55565b356001610db0565b925b600181161580610d61575b15610d465760011c9460011c94610d29565b6001909794979691929593965b811c93811c94019291610ccf565b50801515610d34565b610d8b600191610d838a8786979a9b98969c999c610c55565b359083610db0565b96610d53565b50868614610d07565b50505050925050505f90565b5050505050505f90565b919091600114610de7577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f010000000000000000000000000000000000000000000000000000000000000084526021830152604182015260418152610b0360618261092456' as const;
